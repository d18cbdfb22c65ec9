  def spectrum(self, x: Tensor, window: Tensor) -> Tensor:
    size = torch.size(window, 0)
    hop = torch.floordiv(size, 4)
    length = torch.size(x, 1)
    rest = torch.remainder(hop - torch.remainder(length, hop), hop)
    half = torch.floordiv(size, 2)
    blocks = torch.reshape(torch.constant_pad_nd(x, [half, half + rest]), [torch.size(x, 0), -1, hop])
    frames = torch.size(blocks, 1) - 3
    parts = annotate(List[Tensor], [])
    for i in range(4):
      _0 = torch.append(parts, torch.slice(blocks, 1, i, i + frames))
    return torch.view_as_real(torch.fft_rfft(torch.cat(parts, 2) * window))

  def mel(self, x: Tensor, window: Tensor, filters: Tensor) -> Tensor:
    size = torch.sqrt(torch.sum(torch.pow((self).spectrum(x, window), 2), [3]) + 1.0e-08)
    return torch.matmul(size, filters)

  def voices(self, x: Tensor) -> Tensor:
    left, right, = torch.unbind(x, 1)
    return torch.cat([left, right, (left + right) * 0.70710678118654757, (left - right) * 0.70710678118654757], 0)

  def spectral(self, truth: Tensor, made: Tensor, windows: List[Tensor], filters: List[Tensor]) -> Tensor:
    a = (self).voices(truth)
    b = (self).voices(made)
    losses = annotate(List[Tensor], [])
    for i in range(torch.len(windows)):
      ma = (self).mel(a, windows[i], filters[i])
      mb = (self).mel(b, windows[i], filters[i])
      linear = torch.sum(torch.abs(mb - ma), [2])
      logs = torch.sum(torch.pow(torch.log(mb + ${floor}) - torch.log(ma + ${floor}), 2), [2])
      weight = torch.sqrt(torch.size(windows[i], 0) * 0.5)
      _0 = torch.append(losses, torch.mean(linear + torch.sqrt(logs + 1.0e-08) * weight))
    return torch.mean(torch.stack(losses))

  def wave(self, truth: Tensor, made: Tensor) -> Tensor:
    return torch.mean(torch.pow(made - truth, 2))

  def weigh(self, weights: Tensor, losses: List[Tensor]) -> Tensor:
    return torch.sum(torch.stack(losses) * weights)
