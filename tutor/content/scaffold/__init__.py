"""New packs and items, with what is to be written marked TODO: what `tutor new` makes."""
