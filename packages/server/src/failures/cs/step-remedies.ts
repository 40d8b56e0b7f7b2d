import type { FailureTexts } from '../texts.js';

export const stepRemedies: FailureTexts['stepRemedies'] = {
  AUTHORIZE_AGAIN: 'Autorizujte připojení znovu.',
  AUTHORIZE_AGAIN_OR_CHECK_REGISTRATION:
    'Autorizujte připojení znovu. Pokud to nepomůže, zkontrolujte registraci aplikace v centru pro správu Microsoft Entra.',
  AUTHORIZE_AS_SIGNER: 'Autorizujte připojení znovu účtem, který podepisuje.',
  ACCEPT_ORGANIZATION_PERMISSIONS:
    'Globální správce tenanta musí přijmout oprávnění User.Read.All, Group.Read.All a Organization.Read.All: autorizujte připojení znovu.',
  ACCEPT_SIGNING_PERMISSION:
    'Správce tenanta musí přijmout oprávnění k podepisování: autorizujte připojení znovu.',
  CHECK_SHAREPOINT_ACCESS:
    'Zkontrolujte, že účet má licenci SharePointu a smí otevřít kořenový web; obojí přiděluje správce tenanta.',
  CHECK_TENANT_AND_NETWORK:
    'Zkontrolujte ID tenanta a to, že se tento server dostane na přihlašovací adresu cloudu.',
  TEST_AGAIN_LATER: 'Otestujte připojení znovu za několik minut.',
  CHECK_MAIL_SERVER_REACHABLE:
    'Správce Landbridge musí tomuto serveru umožnit spojení s {host}, port {port}: ať prověří firewall a překlad jména. Landbridge to zkusí znovu sám.',
  CHECK_MAIL_CERTIFICATE:
    'Správce Landbridge musí zjistit, kdo odpovídá místo {host}: jeho certifikát není důvěryhodný, proto mu nebyl poslán žádný token. Pokud spojení záměrně prohlíží proxy, zadejte její certifikační autoritu v NODE_EXTRA_CA_CERTS.',
  ENCRYPT_MAIL_SERVER:
    'Správce Landbridge musí zkontrolovat adresu poštovního serveru: {host} nenabízí šifrování, proto mu nebyl poslán žádný token.',
  CHECK_MAIL_CLOUD:
    'Poštovní server {host} patří do cloudu Microsoftu {cloud}, tenant je v jiném. Správce Landbridge musí zkontrolovat MICROSOFT_IMAP_URL a MICROSOFT_SMTP_URL: bez nich se použije vlastní poštovní server každého cloudu.',
  CHECK_MAIL_SERVER:
    'Poštovní server uvedl důvod, který Landbridge nezná. Co znamená, poví správce Exchange v tenantu; Landbridge to zkusí znovu sám.',
  OPEN_MAILBOX_TO_APPLICATION:
    'Správce Exchange musí aplikaci otevřít schránku {mailbox}; příkazy jsou na stránce připojení. Exchangi může trvat několik minut, než podle nich začne jednat, a ID objektu musí být z podnikové aplikace.',
  NAME_MAILBOX:
    'Upravte připojení a do pole Schránka zadejte adresu schránky: Microsoft nesdělil přihlašovací jméno, které by poštovní server přijal.',
  ASSIGN_MAILBOX: 'Správce tenanta musí přidělit licenci se schránkou Exchange Online: {mailbox}.',
  ALLOW_BY_POLICY:
    'Toto přihlášení nedovolují zásady zabezpečení tenanta: výchozí nastavení zabezpečení, podmíněný přístup nebo zásady ověřování. Správce tenanta je musí povolit pro {mailbox}.',
  END_OTHER_CONNECTIONS:
    'Ke schránce {mailbox} je najednou připojeno příliš mnoho programů. Ukončete ty, které nikdo nepotřebuje; Landbridge to zkusí znovu sám.',
  ENABLE_IMAP: 'Správce Exchange v tenantu musí pro {mailbox} zapnout IMAP.',
  CHECK_IMAP_SIGN_IN:
    'Správce Exchange v tenantu musí zkontrolovat, že {mailbox} má licenci se schránkou a zapnutý IMAP. Pokud má schránka jinou adresu, než je přihlašovací jméno, upravte připojení a zadejte ji do pole Schránka.',
  GRANT_FULL_ACCESS:
    'Zkontrolujte, že {mailbox} je adresa sdílené schránky. Správce Exchange v tenantu k ní musí dát účtu {account} úplný přístup a mít pro ni zapnutý IMAP.',
  CHECK_MAILBOX_BEHIND_SIGN_IN:
    'Microsoft přihlášení přijme, ale žádnou schránku za ním neotevře. Správce Exchange v tenantu musí zkontrolovat, že {mailbox} má licenci se schránkou a zapnutý IMAP. Stejně se projeví i příliš mnoho spojení najednou: ukončete jiné programy, které tuto schránku čtou. Landbridge to zkusí znovu sám.',
  ENABLE_SMTP_AUTH:
    'Odesílání přes SMTP je v tenantu vypnuté. Správce Exchange v tenantu je může zapnout jen pro {mailbox} (první řádek), nebo pro všechny (druhý řádek).',
  ENABLE_SMTP_AUTH_FOR_MAILBOX:
    'Odesílání přes SMTP je pro {mailbox} vypnuté. Správce Exchange v tenantu je může zapnout.',
  CHECK_SMTP_SIGN_IN:
    'Správce Exchange v tenantu musí zkontrolovat, že {mailbox} má zapnuté SMTP AUTH a licenci se schránkou. SMTP bere přihlašovací jméno (UPN); pokud už účtu nepatří, autorizujte připojení znovu.',
  CHECK_SMTP_SHARED_MAILBOX:
    'Správce Exchange v tenantu musí zkontrolovat, že {mailbox} má zapnuté SMTP AUTH a že k ní účet {account} má úplný přístup a právo Odeslat jako (Send As). Pokud je to vlastní schránka účtu, nechte pole Schránka prázdné: SMTP bere přihlašovací jméno (UPN), ne každou adresu.',
  GRANT_SEND_AS:
    'Správce Exchange v tenantu musí dát účtu {account} právo Odeslat jako (Send As) pro {mailbox}.',
  CHECK_SENDER_ADDRESS:
    'Upravte připojení a do pole Schránka zadejte primární adresu schránky: {mailbox} je jen přihlašovací jméno (UPN) a poštu nepřijímá, nebo je v adrese překlep.',
  EMPTY_MAILBOX:
    'Schránka {mailbox} je plná a ukládá se do ní i odeslaná pošta (Odeslaná pošta): její majitel v ní musí uvolnit místo.',
  WAIT_FOR_SENDING_LIMIT:
    'Schránka dnes odeslala tolik, kolik Exchange Online za den dovolí. Počkejte do zítřka; Landbridge připojení otestuje znovu sám.',
};
