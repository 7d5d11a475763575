#ifndef STAKEHOLDER_CFONTCONFIG_SHIM_H
#define STAKEHOLDER_CFONTCONFIG_SHIM_H

#include <fontconfig/fontconfig.h>
#include <stddef.h>

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

#endif
