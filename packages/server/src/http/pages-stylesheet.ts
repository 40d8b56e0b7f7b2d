/** The look of the pages that the server renders: the window's tokens and font, without its scripts. */
export const pagesStylesheet = (fonts: { font: string; extendedFont: string }): string => `
@font-face { font-family: 'Public Sans Variable'; font-weight: 100 900; font-display: swap;
  src: url('${fonts.extendedFont}') format('woff2-variations');
  unicode-range: U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF,
    U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF; }
@font-face { font-family: 'Public Sans Variable'; font-weight: 100 900; font-display: swap;
  src: url('${fonts.font}') format('woff2-variations');
  unicode-range: U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329,
    U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD; }
:root {
  color-scheme: light dark;
  --canvas: #f6f4ef; --surface: #ffffff; --line: #dfdad0; --text: #1b2527; --muted: #566164;
  --accent: #0a5f73; --accent-hover: #084b5b; --on-accent: #ffffff; --focus: #0a5f73;
  --authorized: #17663a;
  --failed: #a3241f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --canvas: #101618; --surface: #182022; --line: #2e3a3d; --text: #e8ebe9; --muted: #a2aeb0;
    --accent: #5cb8cc; --accent-hover: #86d4e5; --on-accent: #04222a; --focus: #86d4e5;
    --authorized: #72cf96;
    --failed: #ff9c92;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--text); font: 1rem/1.5 'Public Sans Variable', system-ui, sans-serif; }
header { display: flex; align-items: center; gap: 10px; min-height: 64px; padding: 8px 20px; background: var(--surface);
  border-bottom: 1px solid var(--line); font-weight: 650; letter-spacing: -0.01em; }
header nav { margin-left: auto; display: flex; flex-wrap: wrap; gap: 4px; font-weight: 400; font-size: 0.875rem; letter-spacing: 0; }
header nav a, header nav span { padding: 10px; border-radius: 6px; }
header nav span { background: var(--canvas); font-weight: 600; }
.logo { width: 23px; height: 14px; color: var(--accent); }
main { max-width: 600px; margin: 0 auto; padding: 32px 20px 56px; overflow-wrap: anywhere; }
h1 { margin: 0 0 8px; font-size: 1.5rem; line-height: 1.25; font-weight: 650; letter-spacing: -0.01em; }
.heading { display: flex; align-items: flex-start; gap: 12px; margin-bottom: 8px; }
.mark { flex: none; width: 20px; height: 20px; color: var(--muted); }
.heading .mark { width: 26px; height: 26px; margin-top: 2px; }
.mark.done { color: var(--authorized); }
.mark.failed { color: var(--failed); }
p { margin: 0 0 16px; }
.lead { font-size: 1.0625rem; }
.muted, .note { color: var(--muted); font-size: 0.875rem; }
.note { margin-top: 24px; padding-top: 16px; border-top: 1px solid var(--line); }
.note.marked { display: flex; gap: 12px; }
.card, dl { margin: 20px 0; padding: 18px 20px; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; }
dt { color: var(--muted); font-size: 0.875rem; }
dd { margin: 0 0 14px; }
dd:last-child { margin-bottom: 0; }
strong { font-weight: 650; }
code { font-family: ui-monospace, monospace; font-size: 0.875rem; }
a { color: var(--accent); }
form { margin: 20px 0; }
button, a.button { display: block; width: 100%; min-height: 48px; padding: 11px 16px; border: 1px solid var(--accent);
  border-radius: 6px; background: var(--surface); color: var(--accent); font: inherit; font-weight: 600;
  text-align: center; text-decoration: none; cursor: pointer; }
button.primary, a.button.primary { background: var(--accent); color: var(--on-accent); }
button.primary:hover, a.button.primary:hover { background: var(--accent-hover); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
details { margin-top: 16px; }
summary { padding: 8px 0; color: var(--accent); cursor: pointer; }
@media (forced-colors: active) {
  .mark { color: currentColor; }
}
`;
