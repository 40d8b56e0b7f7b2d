import { DomainError } from './errors.js';

/** One clear sentence for what an administrator can mend; the whole error only for what nobody expected. */
export function sentenceFor(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  if (error instanceof Error && 'code' in error) {
    const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
    const where = `${address ?? ''}:${String(port ?? '')}`;
    if (code === 'SIMULATOR_STATE_UNREADABLE') return error.message;
    if (code === 'EADDRINUSE')
      return `${where} is taken by another program: stop it, or set PORT (or SIMULATOR_PORT, SIMULATOR_IMAP_PORT, SIMULATOR_SMTP_PORT) to a free port.`;
    if (code === 'EACCES' && port)
      return `${where} needs rights that this user does not have: set PORT to 1024 or more.`;
    if (code === 'EADDRNOTAVAIL') return `${where} is no address of this machine: set HOST to one that is.`;
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
      return `HOST names no address that this machine knows (${error.message}): set it to one of its own.`;
    if (code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR')
      return `DATA_DIR cannot be written: ${error.message}.`;
  }
  return `Landbridge could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
