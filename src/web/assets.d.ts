/** Style sheets are read by Vite; the compiler only needs to know that they may be imported. */
declare module '*.css'
