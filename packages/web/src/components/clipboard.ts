/**
 * Puts text on the clipboard. Answers false when the browser refuses (no permission, or a page without TLS), so that
 * the caller can show the text instead.
 */
export async function copyToClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    console.info('The clipboard is not available.', error);
    return false;
  }
}
