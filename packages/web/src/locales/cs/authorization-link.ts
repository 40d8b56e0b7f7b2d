import type { Messages } from '../en/index.js';

export const authorizationLink: Messages['authorizationLink'] = {
  title: 'Autorizační odkaz pro {name}',
  copied: 'Zkopírováno.',
  notCopied: 'Prohlížeč nedovolil odkaz zkopírovat: zkopírujte ho ručně.',
  label: 'Odkaz',
  sendTo: {
    MAILBOX_OWNER: 'Pošlete ho vlastníkovi schránky.',
    ADMINISTRATOR: 'Pošlete ho správci organizace {tenant}, který může dát souhlas za celou organizaci.',
    GLOBAL_ADMINISTRATOR: 'Pošlete ho globálnímu správci organizace {tenant}.',
    SIGNERS_ADMINISTRATOR: 'Pošlete ho správci podepisující osoby v organizaci {tenant}.',
    mailbox: 'Pošlete ho někomu, kdo smí otevřít schránku {mailbox}.',
  },
  thisComputer:
    'Tato adresa funguje jen na tomto počítači. Aby fungovala i jinde, nastaví správce serveru Landbridge v PUBLIC_URL adresu, na kterou se ostatní dostanou.',
  copyAgain: 'Kopírovat znovu',
  share: 'Sdílet…',
  writeMail: 'Napsat e-mail',
  qr: 'QR kód tohoto odkazu',
  camera: 'Kód přečte fotoaparát telefonu a odkaz v něm otevře.',
  until: 'Funguje jednou, do {time}.',
  shownOnce:
    'Zobrazuje se jen teď: Landbridge si ho v čitelné podobě neukládá. Ztracený odkaz nahradíte tím, že zkopírujete nový.',
  byItself: 'Až se ten člověk přihlásí, připojení tu samo zezelená.',
  close: 'Hotovo',
  unanswered: 'Landbridge neodpověděl, takže se neví, jestli se to provedlo. Zkuste to znovu.',
  ended: {
    WITHDRAWN: 'Odkaz byl zrušen a už nikam nevede.',
    REPLACED: 'Tento odkaz nahradil novější a už nikam nevede.',
    EXPIRED: 'Platnost odkazu vypršela. Pokud je ještě potřeba, zkopírujte nový.',
    DELETED: 'Připojení bylo smazáno a odkaz s ním.',
  },
  mail: {
    subject: 'Přihlášení k Microsoft 365 pro připojení {name}',
    greeting: 'Dobrý den,',
    why: 'aby bylo možné připojit „{name}“ ({type}, {tenant}), je potřeba vaše přihlášení k Microsoft 365.',
    how: 'Otevřete tento odkaz a zvolte „Pokračovat k Microsoft 365“:',
    until:
      'Funguje jednou, do {time}. Účet v Landbridge nepotřebujete a vaše heslo Landbridge nikdy neuvidí.',
  },
};
