"""OpenDART: what companies file in Korea."""
