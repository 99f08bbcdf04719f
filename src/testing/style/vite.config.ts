import { preact } from '@preact/preset-vite'
import tailwind from '@tailwindcss/vite'
import { defineConfig } from 'vite'

/** `npm run style` serves the style sheet while one works on the parts; the product never holds
 * it. */
export default defineConfig({ root: import.meta.dirname, plugins: [preact(), tailwind()] })
