/** Where documents go unless it is said otherwise. */
export const designFolder = 'docs/architecture';
