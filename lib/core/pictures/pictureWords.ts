/** What the names of attributes and JSON members, in lower case, say about an address in their value. */

/** It is that of the whole picture. */
export const wholePicture = /orig|full|large|big|zoom|hi-?res|high|retina|max|master/;
/** It is one of the picture that is shown, or will be. */
export const samePicture = /src|lazy|image|img|photo|pic|bg|background|poster|thumb|small|medium/;
