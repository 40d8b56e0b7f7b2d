/**
 * Folder names travel in modified UTF-7 (RFC 3501 §5.1.3).
 * @returns printable ASCII
 */
export function encodeFolderName(name: string): string {
  return name.replace(/&|[^\x20-\x7e]+/g, (run) => {
    if (run === '&') return '&-';
    const utf16 = Buffer.from(run, 'utf16le').swap16();
    return `&${utf16.toString('base64').replace(/=+$/, '').replaceAll('/', ',')}-`;
  });
}

/** The name that a client means. */
export function decodeFolderName(name: string): string {
  return name.replace(/&([A-Za-z0-9+,]*)-/g, (_run, encoded: string) => {
    if (encoded === '') return '&';
    const utf16 = Buffer.from(encoded.replaceAll(',', '/'), 'base64');
    return utf16
      .subarray(0, utf16.length - (utf16.length % 2))
      .swap16()
      .toString('utf16le');
  });
}
