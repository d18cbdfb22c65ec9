  # Positions [F][H][W][h] of one grid to positions [F][H'][W'][h] of another.
  def resize(self, x: Tensor) -> Tensor:
    y = torch.upsample_bicubic2d(torch.permute(x, [0, 3, 1, 2]), [${rows}, ${columns}], False, None)
    return torch.contiguous(torch.permute(y, [0, 2, 3, 1]))
