// The prebuilt bundle: unlike the package's main file it needs no polyfill from anybody's bundler.
declare module 'simple-peer/simplepeer.min.js' {
  export { default } from 'simple-peer';
}
