/** Style sheets, which a bundler brings in. */
declare module '*.css';
