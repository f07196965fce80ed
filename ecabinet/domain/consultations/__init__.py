"""Consultations: meetings held in writing (phiếu lấy ý kiến), from draft to the next agenda."""
