import type { Messages } from '../en/index.js';

export const common: Messages['common'] = {
  product: 'Landbridge',
  cancel: 'Zrušit',
  close: 'Zavřít',
  copy: 'Kopírovat',
  copied: 'Zkopírováno',
  copyByHand: 'Prohlížeč kopírování nedovolil. Text je teď označený: zkopírujte ho klávesami Ctrl C.',
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
