/** Where the administrators' guide is read. */
export const helpUrl = 'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app';
