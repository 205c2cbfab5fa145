/**
 * `common`: what GitLab, GitHub actions, CircleCI and most others read, with file, line and properties on every case.
 * `strict`: valid by the schemas of Jenkins' xUnit plugin (junit-10.xsd) and of Windy Road (JUnit.xsd, which Azure names),
 * neither of which knows those.
 */
export type Dialect = 'common' | 'strict';
