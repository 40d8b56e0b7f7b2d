import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Both in PEM. */
export interface MadeCertificate {
  readonly certificate: string;
  readonly privateKey: string;
}

/** A certificate as an administrator makes it, for 90 days; `algorithm` as openssl names it. */
export function certificate(algorithm = 'rsa:2048'): MadeCertificate {
  const directory = mkdtempSync(path.join(tmpdir(), 'landbridge-certificate-'));
  const [key, pem] = [path.join(directory, 'key'), path.join(directory, 'pem')];
  const [kind, ...curve] = algorithm.split(' ');
  const made509 = ['-newkey', kind ?? '', ...curve.flatMap((name) => ['-pkeyopt', name])];
  const args = ['req', '-x509', ...made509, '-nodes', '-days', '90', '-subj', '/CN=Landbridge'];
  execFileSync('openssl', [...args, '-keyout', key, '-out', pem], { stdio: 'ignore' });
  const made = { certificate: readFileSync(pem, 'utf8'), privateKey: readFileSync(key, 'utf8') };
  rmSync(directory, { recursive: true });
  return made;
}
