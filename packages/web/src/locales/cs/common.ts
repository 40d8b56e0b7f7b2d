import type { Messages } from '../en/index.js';

export const common: Messages['common'] = {
  product: 'Landbridge',
  cancel: 'Zrušit',
  close: 'Zavřít',
  copy: 'Kopírovat',
  copied: 'Zkopírováno',
  cancelling: 'Ruší se…',
  progress: '{what}: {done} z {total}',
  undo: 'Vrátit zpět',
  optional: 'nepovinné',
  moreActions: 'Další akce',
  opensInNewTab: 'otevře se na nové kartě',
  time: {
    justNow: 'právě teď',
    never: 'Nikdy',
  },
};
