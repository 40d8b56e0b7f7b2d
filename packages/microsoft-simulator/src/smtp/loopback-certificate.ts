import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// By name and not by place: the hub is delivered with this package's code in its own files.
const manifest = createRequire(import.meta.url).resolve('@landbridge/microsoft-simulator/package.json');

/** The certificate for localhost that comes with the simulator. Its key is public: it proves nothing to anybody. */
export function loopbackCertificate(): { key: Buffer; cert: Buffer } {
  const read = (name: string): Buffer => readFileSync(join(dirname(manifest), 'certificate', name));
  return { key: read('loopback.key'), cert: read('loopback.pem') };
}
