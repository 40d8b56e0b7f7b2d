export const editConnection = {};
