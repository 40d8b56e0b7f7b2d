export const connectionForm = {};
