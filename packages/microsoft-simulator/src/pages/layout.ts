import { html } from 'ghtml';
import { scenarioDescriptions, type Scenario } from '../scenario/index.js';

export interface PageFrame {
  /** Heading and title. */
  readonly title: string;
  /** E.g. `step 2 of 3 · contoso.com`. */
  readonly step?: string;
  readonly scenario: Scenario;
  /** Where the page about scenarios leads back to. */
  readonly returnTo: string;
  readonly isWide?: boolean;
  /** Path of a script of the simulator, for the one page that needs it. */
  readonly script?: string;
}

const flask = html`<svg
  width="24"
  height="24"
  viewBox="0 0 24 24"
  fill="none"
  stroke="currentColor"
  stroke-width="2"
  stroke-linejoin="round"
  aria-hidden="true"
>
  <path d="M9 3h6M10 3v6l-5 9a2 2 0 0 0 2 3h10a2 2 0 0 0 2-3l-5-9V3M8 15h8" />
</svg>`;

// A browser without a font of its own asks for ours only when it is told to.
const fonts = ['latin', 'latin-ext'];

function preload(subset: string): string {
  const href = `/assets/fonts/public-sans-${subset}-wght-normal.woff2`;
  return html`<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin />`;
}

/** A whole page of the simulator around `body`, which is HTML. */
export function page(frame: PageFrame, body: string): string {
  const step = frame.step === undefined ? '' : html`<p class="step">${frame.step}</p>`;
  const script = frame.script === undefined ? '' : html`<script src="${frame.script}" defer></script>`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${frame.title} – Simulated sign-in</title>
        <link rel="icon" href="data:," />
        !${fonts.map(preload)}
        <link rel="stylesheet" href="/assets/simulator.css" />
        !${script}
      </head>
      <body class="${frame.isWide === true ? 'wide' : 'narrow'}">
        <header>
          <div class="hatch"></div>
          <div class="banner">
            !${flask}
            <p><strong>SIMULATED</strong> Not Microsoft. Never type a real password.</p>
          </div>
        </header>
        <main>
          !${step}
          <h1>${frame.title}</h1>
          !${body}
        </main>
        !${scenarioBar(frame)}
      </body>
    </html>`;
}

function scenarioBar({ scenario, returnTo }: PageFrame): string {
  const times = scenario.times === undefined ? '' : `, ${scenario.times} more`;
  return html`<footer class="scenario">
    <p><strong>SCENARIO</strong> ${scenarioDescriptions[scenario.name].label}${times}</p>
    <a href="/scenario?return=${encodeURIComponent(returnTo)}" aria-label="Change the scenario">Change</a>
  </footer>`;
}
