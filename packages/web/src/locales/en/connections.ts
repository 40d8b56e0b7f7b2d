export const connections = {
  list: {
    title: 'Connection',
  },
};
