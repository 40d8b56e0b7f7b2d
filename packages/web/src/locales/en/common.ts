export const common = {
  product: 'Landbridge',
  cancel: 'Cancel',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  copyByHand: 'The browser did not let Landbridge copy it. It is selected now: copy it with Ctrl C.',
  cancelling: 'Cancelling…',
  progress: '{what}: {done} of {total}',
  undo: 'Undo',
  optional: 'optional',
  moreActions: 'More actions',
  opensInNewTab: 'opens in a new tab',
  time: {
    justNow: 'just now',
    never: 'Never',
  },
};
