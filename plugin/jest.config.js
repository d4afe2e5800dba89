// Day borders are UTC everywhere; the zone of the machine must not change a test.
process.env.TZ = 'UTC';
// i18next prints an advertisement otherwise.
process.env.I18NEXT_NO_SUPPORT_NOTICE = '1';

const scaffold = require('./.config/jest.config');
const { grafanaESModules, nodeModulesToTransform } = require('./.config/jest/utils');

const [swc] = Object.values(scaffold.transform);

module.exports = {
  ...scaffold,
  // A page is loaded when it is first shown; on a busy machine that alone takes longer than the five seconds of Jest.
  testTimeout: 60_000,
  moduleNameMapper: { ...scaffold.moduleNameMapper, 'react-inlinesvg': '<rootDir>/src/test/inlineSvg.tsx' },
  // Some packages ship `.mjs` only, which the scaffold's own pattern leaves untransformed.
  transform: { '^.+\\.m?[tj]sx?$': swc },
  // Grafana 13 brings packages that the scaffold of this version does not know to be ES modules.
  transformIgnorePatterns: [nodeModulesToTransform([...grafanaESModules, '@react-hookz/web', '@ver0/deep-equal'])],
};
