#ifndef STAKEHOLDER_CFONTCONFIG_SHIM_H
#define STAKEHOLDER_CFONTCONFIG_SHIM_H

#include <fontconfig/fontconfig.h>
#include <stddef.h>
#include <string.h>

// Whether any font of this machine has a character. The library may be called from any thread.
static inline int stakeholder_has_character(unsigned character) {
  FcFontSet *fonts = FcConfigGetFonts(NULL, FcSetSystem);
  for (int index = 0; fonts && index < fonts->nfont; index++) {
    FcCharSet *characters;
    if (FcPatternGetCharSet(fonts->fonts[index], FC_CHARSET, 0, &characters) == FcResultMatch &&
        FcCharSetHasChar(characters, character))
      return 1;
  }
  return 0;
}

// Whether the font that is taken for a family is of that family.
static inline int stakeholder_has_family(const char *name) {
  FcPattern *wanted = FcNameParse((const FcChar8 *)name);
  if (!wanted) return 0;
  FcConfigSubstitute(NULL, wanted, FcMatchPattern);
  FcDefaultSubstitute(wanted);
  FcResult result;
  FcPattern *found = FcFontMatch(NULL, wanted, &result);
  FcChar8 *family = NULL;
  int has = found && FcPatternGetString(found, FC_FAMILY, 0, &family) == FcResultMatch && !strcmp((const char *)family, name);
  if (found) FcPatternDestroy(found);
  FcPatternDestroy(wanted);
  return has;
}

#endif
