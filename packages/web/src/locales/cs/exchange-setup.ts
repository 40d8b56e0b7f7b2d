import type { Messages } from '../en/index.js';

export const exchangeSetup: Messages['exchangeSetup'] = {
  title: 'Otevřete schránku v Exchangi',
  why: 'Souhlas sám žádnou schránku neotevře. Správce Exchange jednou spustí tyto příkazy v PowerShellu; potom připojení otestujte. Exchangi může trvat několik minut, než podle nich začne jednat.',
  steps: {
    CONNECT: 'Přihlaste se k Exchange Online',
    REGISTER_APPLICATION: 'Představte Landbridge Exchangi, jednou pro každého tenanta',
    OPEN_MAILBOX: 'Otevřete mu schránku {mailbox}',
    CHECK: 'Podívejte se, jestli je otevřená',
  },
  objectId: {
    title: 'Zbývá doplnit ID objektu.',
    how: 'V {center} přejděte na Podnikové aplikace, otevřete aplikaci s ID {clientId} a ID objektu z jejího Přehledu vložte místo {placeholder}. ID objektu z registrace aplikace nestačí: Exchange by s ním odmítl každé přihlášení.',
    center: 'centru pro správu Microsoft Entra',
  },
  loading: 'Načítají se příkazy…',
  failed: 'Příkazy se nepodařilo načíst.',
  retry: 'Zkusit znovu',
};
