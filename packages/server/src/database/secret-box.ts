/** Where a secret is stored; authenticated with it, so that a value moved to another row or column does not decrypt. */
export interface SecretPlace {
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

/** Encrypts secret columns: AES-256-GCM under a versioned key, bound to their place by associated data. */
export interface SecretBox {
  seal(plaintext: string, place: SecretPlace): string;
  /** @throws SecretUnreadableError when the key is unknown or the value was altered or moved. */
  open(sealed: string, place: SecretPlace): string;
}
