/** RFC 9207 §2.4: where the answer names its issuer, it must be the one that was asked (mix-up attack). */
export function checkIssuer(iss: string | null, expectedIssuer: string): boolean {
  return iss === null || iss === expectedIssuer;
}
