  def unit(self, x: Tensor, dilation: int, at: int, p: List[Tensor]) -> Tensor:
    y = torch.conv1d(x, p[at], p[at + 1], [1], [dilation * 3], [dilation])
    return x + torch.conv1d(torch.elu(y), p[at + 2], p[at + 3])

  def shrink(self, x: Tensor, p: List[Tensor]) -> Tensor:
    strides = ${strides}
    dilations = ${dilations}
    x = torch.conv1d(x, p[0], p[1], [1], [3])
    at = 2
    for i in range(torch.len(strides)):
      for k in range(torch.len(dilations)):
        x = (self).unit(x, dilations[k], at, p)
        at = at + 4
      stride = strides[i]
      x = torch.conv1d(torch.elu(x), p[at], p[at + 1], [stride], [torch.floordiv(stride + 1, 2)])
      at = at + 2
    x = torch.conv1d(torch.elu(x), p[at], p[at + 1], [1], [1])
    return torch.transpose(x, 1, 2)

  def grow(self, z: Tensor, p: List[Tensor]) -> Tensor:
    strides = ${reversed}
    dilations = ${dilations}
    at = ${decoder}
    x = torch.conv1d(torch.transpose(z, 1, 2), p[at], p[at + 1], [1], [3])
    at = at + 2
    for i in range(torch.len(strides)):
      stride = strides[i]
      half = torch.floordiv(stride + 1, 2)
      x = torch.conv_transpose1d(torch.elu(x), p[at], p[at + 1], [stride], [half], [half * 2 - stride])
      at = at + 2
      for k in range(torch.len(dilations)):
        x = (self).unit(x, dilations[k], at, p)
        at = at + 4
    return (self).even(torch.conv1d(torch.elu(x), p[at], p[at + 1], [1], [3]))

  def even(self, y: Tensor) -> Tensor:
    return y * torch.rsqrt(torch.mean(y * y, [2], True) + 9.9999999999999995e-07)

  def power(self, x: Tensor) -> Tensor:
    return torch.mean(x * x, [2], True) + ${floor}

  def unit_level(self, x: Tensor) -> Tensor:
    return x * torch.rsqrt((self).power(x))

  def levels(self, x: Tensor) -> Tensor:
    ears = torch.log10(torch.squeeze((self).power(x), 2)) * 10.0
    left, right, = torch.unbind(ears, 1)
    return torch.stack([(left + right) * 0.5, left - right], 1)

  def loudness(self, x: Tensor, levels: Tensor) -> Tensor:
    level, difference, = torch.unbind(levels, 1)
    ears = torch.stack([level + difference * 0.5, level - difference * 0.5], 1)
    power = torch.exp(torch.clamp(ears, -150.0, 30.0) * 0.23025850929940458) - ${floor}
    return x * torch.unsqueeze(torch.sqrt(torch.clamp(power, 0.0)), 2)

  def encode(self, x: Tensor, mean: Tensor, deviation: Tensor, p: List[Tensor]) -> Tensor:
    z = (self).shrink((self).unit_level(x), p)
    levels = torch.expand(torch.unsqueeze((self).levels(x), 1), [-1, torch.size(z, 1), -1])
    return (torch.cat([z, levels], 2) - mean) / deviation

  def decode(self, latents: Tensor, mean: Tensor, deviation: Tensor, p: List[Tensor]) -> Tensor:
    raw = latents * deviation + mean
    levels = torch.mean(torch.slice(raw, 2, ${wave}), [1])
    return (self).loudness((self).grow(torch.slice(raw, 2, 0, ${wave}), p), levels)

  def heard(self, latents: Tensor, mean: Tensor, deviation: Tensor) -> Tensor:
    return torch.mean(torch.slice(latents * deviation + mean, 2, ${wave}), [1])
