"""What lies beside a visit: office.yaml, catalogues, brands, regional packs, card sheets."""
