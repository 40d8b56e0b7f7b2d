import type { Messages } from '../en/index.js';

export const help: Messages['help'] = {
  title: 'Nápověda',
  adminCenter: 'centrum pro správu Microsoft Entra',
  registration: {
    title: 'Registrace Landbridge u Microsoftu',
    simulated: 'Dokud je Microsoft 365 simulovaný, není to potřeba.',
    steps: {
      open: 'Jako správce své organizace otevřete {center}.',
      add: 'V části Registrace aplikací zvolte Nová registrace. Chcete-li připojit více organizací, zvolte účty v libovolném organizačním adresáři.',
      redirect: 'Jako identifikátor URI pro přesměrování typu Web zadejte tuto adresu:',
      permissions:
        'V části Oprávnění rozhraní API přidejte ta, která níže uvádějí typy, jež budete používat.',
      secret:
        'V části Certifikáty a tajné kódy vytvořte tajný klíč klienta a hned zkopírujte jeho hodnotu: Microsoft ji ukáže jen teď.',
      settings:
        'Spusťte Landbridge s proměnnými MICROSOFT_CLIENT_ID (ID aplikace) a MICROSOFT_CLIENT_SECRET (hodnota tajného klíče).',
    },
  },
  permissions: {
    title: 'Oprávnění pro jednotlivé typy',
    intro: 'Microsoft o ně požádá, když se někdo přihlásí k připojení daného typu.',
    delegated: 'Delegovaná oprávnění',
    application: 'Oprávnění aplikace',
  },
  tenant: {
    title: 'Jak zjistím ID tenanta?',
    steps: {
      open: 'Účtem organizace otevřete {center}.',
      overview: 'Zvolte Entra ID a potom Přehled.',
      copy: 'Zkopírujte ID tenanta. Má 36 znaků, například b410305f-3ebe-474a-a83f-4add9acd47d1.',
    },
    domain: 'Stačí i doména organizace: na ID se Landbridge zeptá Microsoftu.',
  },
};
