"""What is taught otherwise than when the packs were opened last, and what follows for one who learnt it before."""
