/* global document */
// A file of its own, run before the first paint: the content security policy allows no inline script.
(function applyStoredTheme() {
  try {
    const theme = localStorage.getItem('landbridge.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch (error) {
    console.info('The stored theme cannot be read; the system’s is used.', error);
  }
})();
