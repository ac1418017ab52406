"""The files of an office beside its visits: office.yaml, catalogues, brands, regional packs, card sheets."""
