export const shell = {
  skip: 'Skip to the content',
  menu: 'Menu',
  administration: 'Administration',
  areas: 'Areas',
  microsoft365Bridge: 'Microsoft 365 Bridge',
  windows: 'Microsoft 365 Bridge',
  connection: 'Connection',
  help: 'Help',
  simulated: 'Simulated Microsoft 365',
  offline: 'Landbridge cannot be reached. Trying again…',
  user: {
    menu: 'Account of {name}',
    theme: 'Theme',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    signOut: 'Sign out',
  },
  unexpected: {
    title: 'Landbridge did not answer as expected',
    body: 'Nothing was changed. Try it again; if it stays like this, look into the log of the Landbridge server.',
    tryAgain: 'Try again',
  },
  notFound: { title: 'There is nothing at this address', back: 'Go to the connections' },
};
