import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What Playwright needs to launch the browser. */
export interface BrowserLaunch {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/**
 * A real Chromium without a download of its own: the one that an npm package carries, unpacked once beside the
 * packages together with the libraries that a bare machine lacks. `LANDBRIDGE_CHROMIUM` names another one, which is
 * needed elsewhere than on Linux on x64.
 */
export async function browserLaunch(): Promise<BrowserLaunch> {
  const own = process.env.LANDBRIDGE_CHROMIUM;
  if (own) return { executablePath: own, args, env: environment({}) };
  const folder = path.resolve(import.meta.dirname, 'node_modules', '.chromium');
  mkdirSync(folder, { recursive: true });
  const before = { ...process.env };
  // The package unpacks into the temporary folder, its libraries only where it believes to be on Amazon Linux.
  process.env.TMPDIR = folder;
  process.env.CODEBUILD_BUILD_IMAGE = 'nodejs20';
  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  const found = {
    LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
    FONTCONFIG_PATH: path.join(folder, 'fonts'),
  };
  for (const name of ['TMPDIR', 'CODEBUILD_BUILD_IMAGE', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
    if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = before[name];
  }
  writeFileSync(path.join(found.FONTCONFIG_PATH, 'fonts.conf'), fontsConfiguration(folder));
  return { executablePath, args, env: environment(found) };
}

// The package's own file looks for its font in /tmp alone. Without any font Chromium hides text and now and then dies.
function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${path.join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

function environment(more: Record<string, string>): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...Object.fromEntries(inherited), ...more };
}
