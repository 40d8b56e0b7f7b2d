export const deleteConnection = {};
