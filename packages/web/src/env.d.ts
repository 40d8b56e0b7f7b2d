/// <reference types="vite/client" />

declare module '@fontsource-variable/public-sans/files/*.woff2' {
  const url: string;
  export default url;
}
