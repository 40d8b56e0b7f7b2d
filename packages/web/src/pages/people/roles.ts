/** The roles, those with the fewest rights last. */
export const roles = ['ADMINISTRATOR', 'OPERATOR', 'VIEWER'] as const;
