/** The look of the pages that the server renders: the window's tokens, without its scripts and fonts. */
export const pagesStylesheet = `
:root {
  color-scheme: light dark;
  --canvas: #f6f4ef; --surface: #ffffff; --line: #dfdad0; --text: #1b2527; --muted: #566164;
  --accent: #0a5f73; --accent-hover: #084b5b; --on-accent: #ffffff; --focus: #0a5f73;
  --authorized: #17663a; --authorized-soft: #e4f2e8; --authorized-line: #3e8f5e;
  --failed: #a3241f; --failed-soft: #fbeae7; --failed-line: #c5463f;
  --again: #7d4b00; --again-soft: #fcf0d8; --again-line: #b0700a;
  --waiting: #47575f; --waiting-soft: #eaeef0; --waiting-line: #728087;
  --simulated: #6a3577; --simulated-soft: #f4eaf6; --simulated-line: #9a66a8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --canvas: #101618; --surface: #182022; --line: #2e3a3d; --text: #e8ebe9; --muted: #a2aeb0;
    --accent: #5cb8cc; --accent-hover: #86d4e5; --on-accent: #04222a; --focus: #86d4e5;
    --authorized: #72cf96; --authorized-soft: #142e20; --authorized-line: #3f8f61;
    --failed: #ff9c92; --failed-soft: #3b1d1a; --failed-line: #c75e55;
    --again: #f0b858; --again-soft: #33270f; --again-line: #a67a22;
    --waiting: #b4c0c5; --waiting-soft: #253034; --waiting-line: #7c8a90;
    --simulated: #dcaeea; --simulated-soft: #33213a; --simulated-line: #9a6da8;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--text); font: 1rem/1.5 'Public Sans Variable', system-ui, sans-serif; }
header { display: flex; align-items: center; gap: 8px; height: 56px; padding: 0 16px; background: var(--surface);
  border-bottom: 1px solid var(--line); font-weight: 600; }
header nav { margin-left: auto; display: flex; flex-wrap: wrap; gap: 12px; font-weight: 400; font-size: 0.875rem; }
header nav a, header nav span { padding: 6px 0; }
.logo { width: 24px; height: 24px; color: var(--accent); }
main { max-width: 560px; margin: 0 auto; padding: 24px 16px 48px; overflow-wrap: anywhere; }
h1 { margin: 0 0 8px; font-size: 1.5rem; line-height: 1.25; font-weight: 650; }
h2 { margin: 24px 0 8px; font-size: 1rem; }
p { margin: 0 0 16px; }
.lead { font-size: 1.0625rem; }
.muted, .note { color: var(--muted); font-size: 0.875rem; }
.note { margin-top: 24px; padding-top: 16px; border-top: 1px solid var(--line); }
.card, dl { margin: 16px 0; padding: 16px; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; }
dt { color: var(--muted); font-size: 0.875rem; }
dd { margin: 0 0 12px; }
dd:last-child { margin-bottom: 0; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.875rem; }
pre { padding: 12px; overflow: auto; background: var(--canvas); border: 1px solid var(--line); border-radius: 6px; }
a { color: var(--accent); }
form { margin: 16px 0; }
button, a.button { display: block; width: 100%; min-height: 44px; padding: 10px 16px; border: 1px solid var(--accent);
  border-radius: 6px; background: var(--surface); color: var(--accent); font: inherit; font-weight: 600;
  text-align: center; text-decoration: none; cursor: pointer; }
button.primary, a.button.primary { background: var(--accent); color: var(--on-accent); }
button.primary:hover, a.button.primary:hover { background: var(--accent-hover); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.strip { margin: 0 0 16px; padding: 12px 16px; border: 1px solid; border-radius: 8px; }
.strip p { margin: 0; }
.strip.authorized, .strip.success { background: var(--authorized-soft); border-color: var(--authorized-line); color: var(--authorized); }
.strip.failed, .strip.failure { background: var(--failed-soft); border-color: var(--failed-line); color: var(--failed); }
.strip.again, .strip.warning { background: var(--again-soft); border-color: var(--again-line); color: var(--again); }
.strip.waiting { background: var(--waiting-soft); border-color: var(--waiting-line); color: var(--waiting); }
.simulated { padding: 4px 8px; border: 1px dashed var(--simulated-line); background: var(--simulated-soft); color: var(--simulated); }
details { margin-top: 16px; }
summary { cursor: pointer; }
`;
