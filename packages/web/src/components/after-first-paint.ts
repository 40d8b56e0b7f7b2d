/** By then the rows are on screen on a slow processor too, and nothing that is fetched can hold them up. */
const patienceMs = 1_500;

/** Calls back when the page has been drawn and has nothing to do; returns what cancels it. */
export function afterFirstPaint(callback: () => void): () => void {
  const timer = setTimeout(() => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(callback, { timeout: 5_000 });
    else callback();
  }, patienceMs);
  return () => clearTimeout(timer);
}
