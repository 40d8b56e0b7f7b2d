/**
 * Whether a host name, as `URL.hostname` writes it, is this machine's own: RFC 6761 §6.3 (`localhost` and what ends in
 * `.localhost`), RFC 1122 §3.2.1.3 (127/8) and RFC 4291 §2.5.3 (`[::1]`).
 */
export function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  );
}

/** Whether an address, as a socket has it, is this machine's own; IPv4 may come in IPv6's clothes (RFC 4291 §2.5.5.2). */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/i.test(address);
}
