import { configureLocalization } from '@lit/localize'

/** English is what the templates say. A translation is a module here and its code in `targetLocales`. */
export const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: [],
  loadLocale: (locale) => Promise.reject(new Error(`There is no translation ${locale}`)),
})
