/** The sentences of the e-mails; `{word}` is filled in. */
export interface NoticeTexts {
  readonly subjectOne: string;
  readonly subjectMany: (count: number) => string;
  readonly subjectExpiry: string;
  readonly greeting: string;
  readonly lossOpening: (count: number) => string;
  readonly whatToDo: string;
  readonly more: (count: number) => string;
  readonly openList: string;
  readonly expiryOpening: string;
  readonly credentials: Readonly<Record<'secret' | 'certificate', string>>;
  readonly expires: string;
  readonly hasExpired: string;
  readonly openRegistrations: string;
  readonly stopped: string;
  readonly closing: string;
}
