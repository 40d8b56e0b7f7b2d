import type { Messages } from '../en/index.js';

export const needingReauthorization: Messages['needingReauthorization'] = {
  title:
    'Připojení „{name}“ je třeba znovu autorizovat. | {n} připojení je třeba znovu autorizovat. | {n} připojení je třeba znovu autorizovat.',
  waits:
    'Co ho používá, do té doby čeká. | Co je používá, do té doby čeká. | Co je používá, do té doby čeká.',
  show: 'Zobrazit připojení | Zobrazit připojení | Zobrazit připojení',
  hide: 'Skrýt do zítřka',
};
