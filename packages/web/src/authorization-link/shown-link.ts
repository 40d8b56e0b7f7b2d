import { shallowRef, type ShallowRef } from 'vue';
import type { ConnectionFieldsFragment } from '../graphql/generated/graphql.js';

/** A link as the hub tells it, this once. */
export interface MadeLink {
  readonly url: string;
  readonly expiresAt: string;
  readonly connection: ConnectionFieldsFragment;
  /** False where the browser did not let us put it on the clipboard. */
  readonly isCopied: boolean;
}

const shown = shallowRef<MadeLink | null>(null);

/** The link that the window shows over whatever page it is on, until it is closed. */
export const shownLink: Readonly<ShallowRef<MadeLink | null>> = shown;

export function showLink(link: MadeLink): void {
  shown.value = link;
}

export function closeLink(): void {
  shown.value = null;
}
