export const common = {
  product: 'Landbridge',
  cancel: 'Cancel',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  undo: 'Undo',
  optional: 'optional',
  moreActions: 'More actions',
  opensInNewTab: 'opens in a new tab',
  time: {
    justNow: 'just now',
    minutesAgo: '{n} min ago',
    hoursAgo: '{n} h ago',
    daysAgo: '1 day ago | {n} days ago',
    never: 'Never',
  },
};
