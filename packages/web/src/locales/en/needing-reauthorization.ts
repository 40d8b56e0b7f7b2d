/** The amber banner of every window. */
export const needingReauthorization = {
  title: '“{name}” needs to be authorized again. | {n} connections need to be authorized again.',
  waits: 'What uses it waits until then. | What uses them waits until then.',
  show: 'Show the connection | Show the connections',
  hide: 'Hide until tomorrow',
};
