import { describe, expect, it } from 'vitest';
import { vatWarning } from '../../../../src/posting/partners/vat-numbers.ts';

describe('a VAT number', () => {
  it.each([
    ['DE136695976', 'DE'],
    ['DE 136.695.976', undefined],
    ['136695976', 'DE'],
    ['ATU13585627', 'AT'],
    ['BE0403170701', 'BE'],
    ['FR40303265045', 'FR'],
    ['FRK7399859412', 'FR'],
    ['NL004495445B01', 'NL'],
    ['NL123456789B13', 'NL'],
    ['IT00743110157', 'IT'],
    ['PL8567346215', 'PL'],
    ['DK13585628', 'DK'],
    ['SE123456789701', 'SE'],
    ['EL094259216', 'GR'],
    ['CHE-107.787.577 IVA', 'CH'],
    ['LU15027442', 'LU'],
    ['ESB58378431', 'ES'],
    ['IE6433435F', 'IE'],
  ])('%s of %s is right', (vat, country) => {
    expect(vatWarning(vat, country)).toBeUndefined();
  });

  it.each([
    ['DE13669597', 'DE', "The VAT number does not fit Germany's form."],
    ['DE1366959766', undefined, "The VAT number does not fit Germany's form."],
    ['ATX1234567', 'AT', "The VAT number does not fit Austria's form."],
    ['12345', 'NL', "The VAT number does not fit the Netherlands' form."],
  ])('%s of %s does not fit', (vat, country, sentence) => {
    expect(vatWarning(vat, country)).toBe(sentence);
  });

  it.each([
    ['DE136695978', 'Germany'],
    ['ATU13585626', 'Austria'],
    ['BE0403170702', 'Belgium'],
    ['FR41303265045', 'France'],
    ['NL004495446B01', 'the Netherlands'],
  ])('%s has a mistyped digit', (vat, country) => {
    expect(vatWarning(vat, undefined)).toMatch(
      new RegExp(`^The VAT number has ${country}'s? form, but its check digits are wrong`),
    );
  });

  it("of another country than the address's is told, too", () => {
    expect(vatWarning('DE136695976', 'AT')).toBe("The VAT number is Germany's, the address is not.");
  });

  it('of a country whose form is not known here is left alone', () => {
    expect(vatWarning('12-3456789', 'US')).toBeUndefined();
    expect(vatWarning('12-3456789', undefined)).toBeUndefined();
  });
});
